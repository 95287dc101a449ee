/** A house's public number. One of a mobile phone is a person's, and such numbers are not kept here. */
export const publicPhone = /^(?!(?:\+?86-?)?1[3-9][0-9-]{9,}$)[0-9+][0-9-]{2,19}$/u;
