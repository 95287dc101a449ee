/** A person whom visitors of the demonstration may choose to be. The openid never leaves the server. */
export interface DemoPerson {
  personId: string;
  name: string;
  /** Such as "支部书记"; shown, never used to decide anything. */
  roleLabel: string;
  branchName: string;
  openid: string;
}

/** What a browser may know of a person. */
export type ShownPerson = Omit<DemoPerson, 'openid'>;

export function shownPerson({ personId, name, roleLabel, branchName }: DemoPerson): ShownPerson {
  return { personId, name, roleLabel, branchName };
}
