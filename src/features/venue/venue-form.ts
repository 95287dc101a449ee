import type { Point } from '@contract/distance';
import { isPublicPhone } from '@contract/public-phone';
import type { VenueAnswer, VenueFacts } from '@contract/venue';
import type { VenueKind } from '@contract/vocabulary';

/** What stands in the editor's fields; degrees as they were typed. */
export interface VenueForm {
  name: string;
  kind: VenueKind;
  address: string;
  latitude: string;
  longitude: string;
  openingHours: string;
  phone: string;
  introduction: string;
  /** Empty: it belongs to none. */
  parentId: string;
}

export type FormFault = 'name' | 'address' | 'position' | 'phone';

/** Five decimals are a metre; more would only look exact. */
export const degrees = (value: number) => String(Math.round(value * 100_000) / 100_000);

export function formOf(venue: VenueAnswer | undefined): VenueForm {
  const { name = '', kind = 'service', address = '', position, openingHours = '' } = venue ?? {};
  return {
    ...{ name, kind, address, openingHours },
    latitude: position ? degrees(position.latitude) : '',
    longitude: position ? degrees(position.longitude) : '',
    phone: venue?.phone ?? '',
    introduction: venue?.introduction ?? '',
    parentId: venue?.parentId ?? '',
  };
}

/** The facts that a form tells, or what is missing or wrong. */
export function factsOfForm(form: VenueForm): VenueFacts | FormFault {
  const [name, address, phone] = [form.name.trim(), form.address.trim(), form.phone.trim()];
  if (name === '') return 'name';
  if (address === '') return 'address';
  if (phone !== '' && !isPublicPhone(phone)) return 'phone';
  const position = positionOf(form);
  if (position === 'position') return position;
  return {
    ...{ name, kind: form.kind, address, openingHours: form.openingHours.trim() },
    introduction: form.introduction.trim(),
    ...(position ? { position } : {}),
    ...(phone === '' ? {} : { phone }),
    ...(form.parentId === '' ? {} : { parentId: form.parentId }),
  };
}

function positionOf(form: VenueForm): Point | undefined | 'position' {
  const typed = [form.latitude.trim(), form.longitude.trim()];
  if (typed.every((text) => text === '')) return undefined;
  const [latitude = Number.NaN, longitude = Number.NaN] = typed.map((text) =>
    text === '' ? Number.NaN : Number(text),
  );
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth ? { latitude, longitude } : 'position';
}
