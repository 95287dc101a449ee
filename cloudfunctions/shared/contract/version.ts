/**
 * Number of the contract that this source speaks; free of zod, since both sides carry it. It grows whenever an action takes or answers
 * something that the other side, as deployed before, would misunderstand. A new action or optional field needs no new number: functions that do
 * not know it say so.
 */
export const contractVersion = 1;

/** The oldest client that the functions still serve. Older ones are told to update, and lose nothing that they have stored. */
export const oldestClientVersion = 1;
