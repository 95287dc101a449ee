/** How a number of a house is written: digits in groups, the country's in front where somebody wants it. */
export const writtenPhone = /^[0-9+][0-9-]{2,19}$/u;

const mobilePhone = /^(?:\+?86-?)?1[3-9][0-9-]{9,}$/u;

/** A house's public number. One of a mobile phone is a person's, and such numbers are not kept here. */
export const isPublicPhone = (text: string): boolean =>
  writtenPhone.test(text) && !mobilePhone.test(text);
