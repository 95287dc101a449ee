import { commonPlaceOf } from '../../cloudfunctions/shared/domain/joining';
import { openidKeyOf } from '../../cloudfunctions/shared/domain/openid-key';
import {
  isMaskedPhone,
  maskedPhone,
  phoneKeyOf,
  plainPhone,
} from '../../cloudfunctions/shared/domain/phone';

const key = 'a-key-of-the-server-of-32-letters';

it.each([
  ['13812345678', '13812345678'],
  [' 138 1234 5678 ', '13812345678'],
  ['138-1234-5678', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  ['+8613812345678', '13812345678'],
  ['0086 138 1234 5678', '13812345678'],
  ['1381234567', undefined],
  ['138123456789', undefined],
  ['12812345678', undefined],
  ['010-62345678', undefined],
  ['+85291234567', undefined],
  ['138****5678', undefined],
  ['', undefined],
])('reads %j as %j', (written, phone) => {
  expect(plainPhone(written)).toBe(phone);
});

it('shows a number without its middle, and knows that form again', () => {
  expect(maskedPhone('13812345678')).toBe('138****5678');
  expect(isMaskedPhone('138****5678')).toBe(true);
  expect(isMaskedPhone('13812345678')).toBe(false);
});

it('stands for a number by a key that neither another server nor an openid gives', () => {
  const own = phoneKeyOf(key, '13812345678');
  expect(own).toMatch(/^[0-9a-f]{32}$/u);
  expect(phoneKeyOf(`${key}!`, '13812345678')).not.toBe(own);
  expect(phoneKeyOf(key, '13812345679')).not.toBe(own);
  expect(openidKeyOf(key, '13812345678')).not.toBe(own);
});

it.each([
  [[['d', 'c', 'b1']], 'b1'],
  [
    [
      ['d', 'c', 'b1'],
      ['d', 'c', 'b2'],
    ],
    'c',
  ],
  [
    [
      ['d', 'c', 'b1'],
      ['d', 'e', 'b3'],
    ],
    'd',
  ],
])('has those of %j decided at %s', (paths, place) => {
  expect(commonPlaceOf(paths)).toBe(place);
});
