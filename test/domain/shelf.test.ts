import { shelfOf } from '../../cloudfunctions/shared/domain/season';
import { aLecture, startsAtMs } from '../tools/builders';

test('the shelf has what is published and not withdrawn, in the order of the plan', () => {
  const lectures = [aLecture('a'), aLecture('b', { withdrawnAtMs: startsAtMs }), aLecture('c')];
  expect(shelfOf({ lectures }).map(({ lectureId }) => lectureId)).toEqual(['a', 'c']);
});

test('an organisation’s own lecture is shown below it alone', () => {
  const lectures = [aLecture('a'), aLecture('b', { organisationId: 'committee-1' })];
  const idsFor = (...orgPath: string[]) =>
    shelfOf({ lectures }, orgPath).map(({ lectureId }) => lectureId);
  expect(idsFor('district', 'committee-1', 'branch-1')).toEqual(['a', 'b']);
  expect(idsFor('district', 'committee-2', 'branch-2')).toEqual(['a']);
});
