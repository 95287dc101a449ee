export { MemberCode } from './components/member-code';
