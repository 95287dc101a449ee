export { BalancePanel } from './components/balance-panel';
export { OwnPlanPage } from './components/own-plan';
export { PlanDesk } from './components/plan-desk';
export { TaskEditor } from './components/task-editor';
