import Taro from '@tarojs/taro';

/** A place that somebody has pointed at on WeChat's map, in the coordinates of Chinese maps (GCJ-02). */
export interface ChosenPlace {
  name: string;
  address: string;
  latitude: number;
  longitude: number;
}

/** WeChat has a map to point at. */
export const hasMapToChoose: boolean = true;

/** Opens WeChat's map; undefined where nothing was chosen or it would not open. */
export async function choosePlace(): Promise<ChosenPlace | undefined> {
  try {
    const { name, address, latitude, longitude } = await Taro.chooseLocation({});
    return { name, address, latitude, longitude };
  } catch {
    // Closed without a choice, or refused: the fields stay as they are.
    return undefined;
  }
}

/** Shows a place on WeChat's own map, from which it leads there. */
export function showOnMap({ name, address, latitude, longitude }: ChosenPlace): void {
  void Taro.openLocation({ name, address, latitude, longitude, scale: 16 });
}

/** Offers to call a house. */
export function callNumber(phoneNumber: string): void {
  // Closed without a call is no failure.
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
}
