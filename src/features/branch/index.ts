export { AsksStrip } from './components/asks-strip';
export { MessageOffer, MessageRow } from './components/message-row';
export { NudgeStrip } from './components/nudge-strip';
export { ReminderStrip } from './components/reminder-strip';
