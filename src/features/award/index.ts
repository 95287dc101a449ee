export { AwardEditor } from './components/award-editor';
export { AwardPage } from './components/award-page';
export { Awards } from './components/awards';
export { Candidates } from './components/candidates';
export { CertificatePage } from './components/certificate-page';
