/** What WeChat's check of pictures looks at, pixels. */
export const mostWidthPx = 750;
const mostHeightPx = 1334;

interface Size {
  width: number;
  height: number;
}

/** The size that a picture has to be made; undefined where it fits. */
export function fittingSize({ width, height }: Size): Size | undefined {
  const share = Math.min(mostWidthPx / width, mostHeightPx / height);
  if (share >= 1) return undefined;
  return {
    width: Math.max(1, Math.floor(width * share)),
    height: Math.max(1, Math.floor(height * share)),
  };
}
