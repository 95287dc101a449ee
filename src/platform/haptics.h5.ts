type Strength = 'light' | 'medium' | 'heavy';

const lengthMs: Record<Strength, number> = { light: 10, medium: 20, heavy: 40 };

/** A short tick in the hand. A browser allows none before the first touch of the page, and complains when asked. */
export function tick(strength: Strength = 'medium'): void {
  if (!('vibrate' in navigator) || !navigator.userActivation.hasBeenActive) return;
  navigator.vibrate(lengthMs[strength]);
}
