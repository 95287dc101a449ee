import { codeOfScannedText } from '@/features/check-in/scanned-code';

const code = '7M3KQZ9A4X1C2BVN8T5RWHJ6D';
const printed = code.slice(0, 21);
const link = `HTTPS://DONGXUE.EXAMPLE/C/${code}`;
const encoded = encodeURIComponent(link);

describe('the code in a scanned text', () => {
  test.each([
    ['the projected link', link, code],
    ['the link in lower case', link.toLowerCase(), code],
    ['a link over http, as the demo projects it', `http://127.0.0.1:8080/c/${code}`, code],
    ['a link with a query behind the code', `${link}?from=wx`, code],
    ['the bare code', code, code],
    ['the bare code with spaces around it', ` ${code.toLowerCase()}\n`, code],
    ["WeChat's q, encoded once", encoded, code],
    ["WeChat's q, encoded twice", encodeURIComponent(encoded), code],
    ['q= with its value', `q=${encoded}&scancode_time=1790000000`, code],
    ['a page path with q', `pages/check-in/index?q=${encoded}&scancode_time=1790000000`, code],
    ['the printed link', `HTTPS://DONGXUE.EXAMPLE/P/${printed}`, printed],
    [
      'the printed link in lower case',
      `https://dongxue.example/p/${printed.toLowerCase()}`,
      printed,
    ],
    ['the bare printed code', printed, printed],
    ["a mini-program code's scene", `P${printed}`, printed],
    ['a page path with a scene', `pages/check-in/index?scene=P${printed}`, printed],
    ['a scene, encoded', `scene=${encodeURIComponent(`P${printed}`)}`, printed],
    ['a projected code in the place of a printed one', `HTTPS://A.CN/P/${code}`, undefined],
    ['a printed code in the place of a projected one', `HTTPS://A.CN/C/${printed}`, undefined],
    ["a member's own code", `HTTPS://A.CN/M/${code}`, undefined],
    ['another scene', `Q${printed}`, undefined],
    ['an empty text', '', undefined],
    ['somebody else’s link', 'https://example.org/pay?id=7', undefined],
    ['a code that is too short', `HTTPS://DONGXUE.EXAMPLE/C/${code.slice(1)}`, undefined],
    ['a code that is too long', `HTTPS://DONGXUE.EXAMPLE/C/${code}0`, undefined],
    ['letters that base32 leaves out', link.replace('7M3K', 'ILOU'), undefined],
    ['a code in the place of the host', `HTTPS:///C/${code}`, undefined],
    ['broken percent-encoding', `%E0%A4%A${code}`, undefined],
    ['another scheme', `WEIXIN://X/C/${code}`, undefined],
  ])('%s', (_what, text, expected) => {
    expect(codeOfScannedText(text)).toBe(expected);
  });
});
