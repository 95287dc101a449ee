/** A browser has no guide of its own: the page's words were agreed to by the tap. */
export const agreeToPrivacy = (): Promise<boolean> => Promise.resolve(true);
