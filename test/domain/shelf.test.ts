import { shelfOf } from '../../cloudfunctions/shared/domain/season';
import { aLecture, startsAtMs } from '../tools/builders';

test('the shelf has what is published and not withdrawn, in the order of the plan', () => {
  const lectures = [aLecture('a'), aLecture('b', { withdrawnAtMs: startsAtMs }), aLecture('c')];
  expect(shelfOf({ lectures }).map(({ lectureId }) => lectureId)).toEqual(['a', 'c']);
});
