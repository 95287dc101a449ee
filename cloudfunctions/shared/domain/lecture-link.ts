/**
 * The link of a lecture's poster. A lecture is no secret, so the link proves nothing: who may watch is decided when it is opened.
 * Ids mind their case, so it is not written in capitals as the links of check-ins are.
 */
export const lectureLinkOf = (host: string, lectureId: string) =>
  `https://${host.toLowerCase()}/L/${lectureId}`;
