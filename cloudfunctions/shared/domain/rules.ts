/** How points are earned in a season. Data of the season document, versioned; the default is what a season begins with. */
export interface SeasonRules {
  version: number;
  checkIn: { onTime: number; late: number; dayCap: number };
  watch: { points: number; everySeconds: number; dayCap: number };
  lectureDone: { points: number; coverage: number };
}

export const defaultRules: SeasonRules = {
  version: 1,
  checkIn: { onTime: 10, late: 5, dayCap: 20 },
  watch: { points: 1, everySeconds: 120, dayCap: 10 },
  lectureDone: { points: 3, coverage: 0.9 },
};
