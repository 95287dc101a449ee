import type { AttackArea } from '../area';
import { awards } from './awards';
import { codes } from './codes';
import { handedOutCodes } from './handed-out-codes';
import { identity } from './identity';
import { injection } from './injection';
import { oversizeInputs } from './oversize';
import { people } from './people';
import { points } from './points';
import { races } from './races';
import { receipts } from './receipts';

/** Every kind of attack, in the order in which they are run. */
export const areas: readonly AttackArea[] = [
  codes,
  handedOutCodes,
  injection,
  oversizeInputs,
  identity,
  races,
  awards,
  points,
  people,
  receipts,
];
