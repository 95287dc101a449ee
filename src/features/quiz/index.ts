// Only what the main package needs: the page stays in the sub-package that shows it (page.ts).
export { useWaitingAnswers } from './attempts';
