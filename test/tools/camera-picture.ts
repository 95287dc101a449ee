import { SeededRandom } from '../../local-cloud/seeded-random';

/** How a phone sees a projected code. */
export interface View {
  /** Width of the code with its quiet zone in the picture, px. */
  widthPx: number;
  /** Radius of the lens's blur, px (standard deviation). */
  blurPx?: number;
  /** Share of the light's range that is left; a lit hall washes the wall out. */
  contrast?: number;
  rotationDegrees?: number;
  /** By how much the far side is shorter: 0.3 is a seat far to the side. */
  tilt?: number;
  /** Standard deviation of the sensor's noise, of 255. */
  noise?: number;
}

/** Something that can be photographed: brightness (0 to 255) at a place, both 0 to 1; outside it is wall. */
export type Wall = (x: number, y: number) => number;

export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue, alpha. */
  data: Uint8ClampedArray;
}

const wallBrightness = 235;
/** Each pixel of the sensor gathers the light of a small square. */
const samples = 2;

/** A wall of modules, dark where true: the code as it is drawn. */
export function wallOfModules(modules: readonly (readonly boolean[])[]): Wall {
  const size = modules.length;
  return (x, y) => (modules[Math.floor(y * size)]?.[Math.floor(x * size)] ? 0 : 255);
}

/** The picture that a phone takes of the wall, the code in its middle with some wall around it. */
export function photographed(wall: Wall, view: View): Picture {
  const side = Math.ceil(view.widthPx * 1.5);
  let light = exposed(wall, side, view);
  if (view.blurPx) light = blurred(light, side, view.blurPx);
  return developed(light, side, view);
}

function exposed(wall: Wall, side: number, view: View): Float64Array {
  const light = new Float64Array(side * side);
  const toWall = lookAt(side, view);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      let sum = 0;
      for (let step = 0; step < samples * samples; step += 1) {
        const px = column + ((step % samples) + 0.5) / samples;
        const py = row + (Math.floor(step / samples) + 0.5) / samples;
        const [x, y] = toWall(px, py);
        sum += x < 0 || x >= 1 || y < 0 || y >= 1 ? wallBrightness : wall(x, y);
      }
      light[row * side + column] = sum / samples ** 2;
    }
  }
  return light;
}

/** From a place on the sensor to the place on the wall that is seen there. */
function lookAt(side: number, { widthPx, rotationDegrees = 0, tilt = 0 }: View) {
  const angle = (rotationDegrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return (px: number, py: number): [number, number] => {
    const dx = (px - side / 2) / widthPx;
    const dy = (py - side / 2) / widthPx;
    const u = dx * cos + dy * sin;
    const v = dy * cos - dx * sin;
    const depth = 1 - tilt * u;
    return [u / depth + 0.5, v / depth + 0.5];
  };
}

function blurred(light: Float64Array, side: number, sigma: number): Float64Array {
  const reach = Math.ceil(sigma * 3);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = kernel.reduce((sum, one) => sum + one, 0);
  const rows = blurredAlong(light, side, kernel, 1, side);
  const both = blurredAlong(rows, side, kernel, side, 1);
  return both.map((one) => one / total ** 2);
}

/** One pass of the blur: `step` leads to the next pixel along it, `across` to the next line of pixels. */
function blurredAlong(
  from: Float64Array,
  side: number,
  kernel: readonly number[],
  step: number,
  across: number,
): Float64Array {
  const reach = (kernel.length - 1) / 2;
  const to = new Float64Array(from.length);
  for (let line = 0; line < side; line += 1) {
    for (let at = 0; at < side; at += 1) {
      let sum = 0;
      for (let k = -reach; k <= reach; k += 1) {
        const near = at + k < 0 ? 0 : at + k >= side ? side - 1 : at + k;
        sum += from[line * across + near * step]! * kernel[k + reach]!;
      }
      to[line * across + at * step] = sum;
    }
  }
  return to;
}

function developed(light: Float64Array, side: number, { contrast = 1, noise = 0 }: View): Picture {
  const random = new SeededRandom('sensor');
  const grain = noise > 0 ? random.bytes(side * side * 2) : undefined;
  const data = new Uint8ClampedArray(side * side * 4);
  light.forEach((value, at) => {
    // The sum of two even chances is near enough to a sensor's noise.
    const chance = grain ? ((grain[2 * at] ?? 0) + (grain[2 * at + 1] ?? 0) - 255) / 104 : 0;
    const seen = 150 + (value - 150) * contrast + chance * noise;
    data.set([seen, seen, seen, 255], at * 4);
  });
  return { width: side, height: side, data };
}
