export { AuthoredLectures } from './components/authored-lectures';
export { LectureEditor } from './components/lecture-editor';
export { editorTitle } from './editor-view';
