/** A browser loads the newest version with every visit. */
export function offerUpdate(_words: object): void {}
