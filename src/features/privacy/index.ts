export { askedKind } from './asked-kind';
export { AuditLog } from './components/audit-log';
export { ExportsAboutMe } from './components/exports-about-me';
export { KeptList } from './components/kept-list';
export { PrivacyCentre } from './components/privacy-centre';
