import type { ChosenPlace } from './place-on-map';

export type { ChosenPlace };

/** The browser build asks nobody for map pictures: a position is typed, or is where one is. */
export const hasMapToChoose: boolean = false;

export const choosePlace = (): Promise<ChosenPlace | undefined> => Promise.resolve(undefined);

/** Opens a map's website in another window; it learns of the place and not of who looks for it. */
export function showOnMap({ name, latitude, longitude }: ChosenPlace): void {
  const query = new URLSearchParams({ position: `${longitude},${latitude}`, name });
  window.open(`https://uri.amap.com/marker?${query}`, '_blank', 'noopener,noreferrer');
}

/** Hands the number to whatever makes calls on this device. */
export function callNumber(phoneNumber: string): void {
  window.location.href = `tel:${phoneNumber}`;
}
