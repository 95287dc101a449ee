/**
 * The closed set of refusals. A code states a fact; the sentence a person reads stands in src/copy/error-copy.ts,
 * where a missing one is a type error. This file stays free of zod: it enters the client bundle. One list, however
 * long: what is refused anywhere is looked up here, and a code that two rooms would invent is seen.
 */
export const errorCodes = {
  /** The request does not have the shape of the contract. */
  BAD_REQUEST: 'BAD_REQUEST',
  /** No such action in this function. */
  UNKNOWN_ACTION: 'UNKNOWN_ACTION',
  /** The client is older than the functions serve; it has to be updated. */
  CLIENT_OUTDATED: 'CLIENT_OUTDATED',
  /** The client is newer than the functions that answered, and they did not understand it. */
  FUNCTIONS_OUTDATED: 'FUNCTIONS_OUTDATED',
  /** The platform named no caller. */
  NOT_IDENTIFIED: 'NOT_IDENTIFIED',
  /** The caller is not bound to a member of the roster, or has no record in this season. */
  NOT_JOINED: 'NOT_JOINED',
  /** The caller has no role that covers the organisation. */
  NOT_ALLOWED: 'NOT_ALLOWED',
  /** No season is running. */
  NO_SEASON: 'NO_SEASON',
  /** The season has ended: nothing can be earned in it any more. What was earned stays, and so do rankings and honours. */
  SEASON_OVER: 'SEASON_OVER',
  /** The personal data of the season were erased, 24 months after its end: nobody can be chosen from it. */
  SEASON_ERASED: 'SEASON_ERASED',
  /** The text is not a session code of ours, or its signature is wrong. */
  CODE_NOT_OURS: 'CODE_NOT_OURS',
  /** Genuine, but more than 24 h old. */
  CODE_EXPIRED: 'CODE_EXPIRED',
  /** Genuine, but of a slot that has not begun. */
  CODE_NOT_YET_VALID: 'CODE_NOT_YET_VALID',
  /** Genuine, but of a poster that has been replaced, or of a session whose code is projected now. */
  CODE_REPLACED: 'CODE_REPLACED',
  /** Read from a picture in the album instead of the wall: it may come from anywhere. */
  CODE_FROM_ALBUM: 'CODE_FROM_ALBUM',
  /** The session has a fence: send the code again with the phone's position, or with the word that there is none. */
  POSITION_NEEDED: 'POSITION_NEEDED',
  /** A poster is made of a printed code, and this session's is projected. */
  CODE_NOT_PRINTED: 'CODE_NOT_PRINTED',
  /** WeChat did not draw the poster's code; details.errCode is WeChat's number. */
  CODE_PICTURE_FAILED: 'CODE_PICTURE_FAILED',
  /** Many wrong codes from this caller; details.retryAtMs says when counting starts anew. A genuine code goes through. */
  TOO_MANY_WRONG_CODES: 'TOO_MANY_WRONG_CODES',
  SESSION_NOT_FOUND: 'SESSION_NOT_FOUND',
  /** The session was not opened for check-in yet, or its doors are still closed; details.opensAtMs. */
  CHECK_IN_NOT_OPEN: 'CHECK_IN_NOT_OPEN',
  CHECK_IN_CLOSED: 'CHECK_IN_CLOSED',
  /** The member is not in the session's audience. */
  NOT_INVITED: 'NOT_INVITED',
  /** A session's times contradict each other, the season or the clock; details.fault says how. */
  SESSION_TIMES_INVALID: 'SESSION_TIMES_INVALID',
  /** The session is not in the state that the change needs. */
  SESSION_STATE_CONFLICT: 'SESSION_STATE_CONFLICT',
  /** The session was called off. */
  SESSION_CANCELLED: 'SESSION_CANCELLED',
  /** Somebody has changed the session since the editor read it. */
  SESSION_CHANGED: 'SESSION_CHANGED',
  /** A session without title or venue cannot be published; details.field. */
  SESSION_INCOMPLETE: 'SESSION_INCOMPLETE',
  /** An open session does not let this be changed any more; details.field. */
  SESSION_FIELD_FIXED: 'SESSION_FIELD_FIXED',
  /** A session or an attendance has been changed by hand so often that it takes no more. */
  TOO_MANY_CORRECTIONS: 'TOO_MANY_CORRECTIONS',
  /** The caller's desk holds as many drafts as it takes. */
  TOO_MANY_DRAFTS: 'TOO_MANY_DRAFTS',
  /** Somebody has checked in already, so the session can be closed but not called off. */
  SESSION_HAS_ATTENDANCE: 'SESSION_HAS_ATTENDANCE',
  /** Late codes are confirmed for a week; later it is a correction by hand. */
  CONFIRMATION_OVER: 'CONFIRMATION_OVER',
  /** The text is not a member's own code of ours. */
  MEMBER_CODE_INVALID: 'MEMBER_CODE_INVALID',
  /** Genuine, but more than ten minutes old: the member only has to show it anew. */
  MEMBER_CODE_EXPIRED: 'MEMBER_CODE_EXPIRED',
  /** The member of the code has nothing to do with this session. */
  MEMBER_NOT_INVITED: 'MEMBER_NOT_INVITED',
  /** Leave is asked for before the end and by who is not noted otherwise; details.recorded says what stands. */
  LEAVE_NOT_POSSIBLE: 'LEAVE_NOT_POSSIBLE',
  /** Asked again and again for one session. */
  LEAVE_ASKED_TOO_OFTEN: 'LEAVE_ASKED_TOO_OFTEN',
  /** The request was withdrawn or decided meanwhile. */
  LEAVE_NOT_WAITING: 'LEAVE_NOT_WAITING',
  /** The member has been reminded this week already. */
  NUDGED_THIS_WEEK: 'NUDGED_THIS_WEEK',
  LECTURE_NOT_FOUND: 'LECTURE_NOT_FOUND',
  /** It was taken off the shelf: what was watched before counts, nothing later does. */
  LECTURE_WITHDRAWN: 'LECTURE_WITHDRAWN',
  /** Not in the register, or retired, merged or erased. */
  LECTURER_NOT_FOUND: 'LECTURER_NOT_FOUND',
  /** Somebody has changed the register's entry since it was read. */
  LECTURER_CHANGED: 'LECTURER_CHANGED',
  /** An entry of that name or member stands in the register already. */
  LECTURER_EXISTS: 'LECTURER_EXISTS',
  /** A member's entry is not merged into another: the roster says who that is. */
  LECTURER_IS_MEMBER: 'LECTURER_IS_MEMBER',
  /** The register takes no more lecturers or teams. */
  LECTURERS_FULL: 'LECTURERS_FULL',
  TEAM_NOT_FOUND: 'TEAM_NOT_FOUND',
  /** No such draft of a lecture, or it is not the caller's. */
  DRAFT_NOT_FOUND: 'DRAFT_NOT_FOUND',
  /** Somebody has changed the draft since it was read. */
  DRAFT_CHANGED: 'DRAFT_CHANGED',
  /** It lacks what a lecture needs; details.field is the first section that does. */
  DRAFT_INCOMPLETE: 'DRAFT_INCOMPLETE',
  /** The lecture was published: its video stays, and it is withdrawn rather than removed. */
  DRAFT_PUBLISHED: 'DRAFT_PUBLISHED',
  /** A season takes no more lectures or drafts. */
  TOO_MANY_LECTURES: 'TOO_MANY_LECTURES',
  /** The platform's check of contents refuses a text that others would read; of a lecture details.field is its section. */
  CONTENT_REFUSED: 'CONTENT_REFUSED',
  /** The platform's check of contents refuses a picture that others would see. */
  PICTURE_REFUSED: 'PICTURE_REFUSED',
  /** The platform's check of contents did not answer; nothing is shown to others without it. */
  CONTENT_CHECK_UNAVAILABLE: 'CONTENT_CHECK_UNAVAILABLE',
  /** Not all parts of the video have arrived. */
  VIDEO_INCOMPLETE: 'VIDEO_INCOMPLETE',
  /** It is no plain mp4, whatever its name ends in. */
  VIDEO_NOT_MP4: 'VIDEO_NOT_MP4',
  /** It is cut off, or does not say how long it is. */
  VIDEO_BROKEN: 'VIDEO_BROKEN',
  /** Its picture is not H.264, or its sound not AAC. */
  VIDEO_CODEC_WRONG: 'VIDEO_CODEC_WRONG',
  /** Shorter than 5 s or longer than 10 minutes. */
  VIDEO_LENGTH_WRONG: 'VIDEO_LENGTH_WRONG',
  /** A low film belongs to a film, which has to be there first. */
  LOW_VIDEO_ALONE: 'LOW_VIDEO_ALONE',
  /** It is more than a second longer or shorter than the film that it stands for. */
  LOW_VIDEO_LENGTH_WRONG: 'LOW_VIDEO_LENGTH_WRONG',
  /** It has as many bytes as the film that it is to save. */
  LOW_VIDEO_NOT_SMALLER: 'LOW_VIDEO_NOT_SMALLER',
  /** A picture or a sound that is not what its name says. */
  FILE_CONTENT_WRONG: 'FILE_CONTENT_WRONG',
  /** The lecture has no quiz, or none of this version. */
  QUIZ_NOT_FOUND: 'QUIZ_NOT_FOUND',
  /** The watch receipt's signature is wrong, or it belongs to somebody or something else. */
  RECEIPT_INVALID: 'RECEIPT_INVALID',
  /** The watch receipt is older than 7 days. */
  RECEIPT_EXPIRED: 'RECEIPT_EXPIRED',
  /** More people than one spreadsheet takes; details.rows and details.most. One branch at a time fits. */
  EXPORT_TOO_LARGE: 'EXPORT_TOO_LARGE',
  /** The session has no stream, so there is nothing to watch. */
  SESSION_NOT_ONLINE: 'SESSION_NOT_ONLINE',
  JOB_NOT_FOUND: 'JOB_NOT_FOUND',
  /** A job of this kind works on the same thing already. */
  JOB_RUNNING: 'JOB_RUNNING',
  /** No such upload of the caller, or its time is over; the file has to be chosen again. */
  UPLOAD_NOT_FOUND: 'UPLOAD_NOT_FOUND',
  /** The file is larger than its purpose takes; details.mostMegabytes. */
  UPLOAD_TOO_LARGE: 'UPLOAD_TOO_LARGE',
  /** The name does not end as files of this purpose do. */
  UPLOAD_KIND_WRONG: 'UPLOAD_KIND_WRONG',
  /** The caller has so many unfinished uploads that no more are taken for an hour. */
  TOO_MANY_UPLOADS: 'TOO_MANY_UPLOADS',
  /** No branch has this invitation code, or it was renewed; nor is it a one-time code. */
  INVITATION_INVALID: 'INVITATION_INVALID',
  /** Many wrong invitation codes; details.retryAtMs says from when on one is looked at again. */
  TOO_MANY_INVITATIONS: 'TOO_MANY_INVITATIONS',
  /** No committee lets its members join by telephone number, or not any more. */
  PHONE_NOT_ASKED: 'PHONE_NOT_ASKED',
  /** WeChat does not know the code of the button: too old, used, or none. */
  PHONE_CODE_INVALID: 'PHONE_CODE_INVALID',
  /** WeChat refuses to say the number; details.errCode is its word. */
  PHONE_UNAVAILABLE: 'PHONE_UNAVAILABLE',
  /** No member of a committee that asks for numbers has this one. */
  PHONE_NOT_FOUND: 'PHONE_NOT_FOUND',
  /** So many tries from one phone that WeChat is not asked again before details.retryAtMs. */
  PHONE_TOO_OFTEN: 'PHONE_TOO_OFTEN',
  /** The phone stands for a member already. */
  ALREADY_JOINED: 'ALREADY_JOINED',
  /** The request to join was withdrawn or decided meanwhile. */
  JOIN_NOT_WAITING: 'JOIN_NOT_WAITING',
  /** Several phones ask, or the member has one: the secretary has to choose. */
  MEMBER_BOUND: 'MEMBER_BOUND',
  /** Who holds a role is bound to another phone only by whoever may grant it, and ends it before leaving. */
  MEMBER_HOLDS_ROLE: 'MEMBER_HOLDS_ROLE',
  /** Somebody else has moved or merged the member since the caller looked. */
  MEMBER_MOVED: 'MEMBER_MOVED',
  /** Whoever merges two entries keeps the own one. */
  MERGE_OWN_ENTRY: 'MERGE_OWN_ENTRY',
  MEMBER_NOT_FOUND: 'MEMBER_NOT_FOUND',
  /** Somebody has to administrate the whole tree. */
  LAST_ADMINISTRATOR: 'LAST_ADMINISTRATOR',
  /** The only secretary of a branch cannot be erased before somebody else has taken over; details.count. */
  DUTIES_OPEN: 'DUTIES_OPEN',
  /** An organisation of this kind does not lie below one of that kind. */
  ORGANISATION_PLACE_WRONG: 'ORGANISATION_PLACE_WRONG',
  /** Another organisation beside it has this name. */
  ORGANISATION_NAME_TAKEN: 'ORGANISATION_NAME_TAKEN',
  /** A season is running, or there was one that began in the same year. */
  SEASON_EXISTS: 'SEASON_EXISTS',
  /** The season's days are not in order, too many, or over. */
  SEASON_DAYS_INVALID: 'SEASON_DAYS_INVALID',
  /** Somebody else has corrected the season's days meanwhile, or another season runs. */
  SEASON_CHANGED: 'SEASON_CHANGED',
  /** An earlier season lasts longer than until the new first day. */
  SEASON_DAYS_TAKEN: 'SEASON_DAYS_TAKEN',
  /** Somebody has entries in the ledger on days that the season would lose. */
  SEASON_DAYS_CREDITED: 'SEASON_DAYS_CREDITED',
  /** Sessions, services or hours lie on days that the season would lose; details.count. */
  SEASON_DAYS_PLANNED: 'SEASON_DAYS_PLANNED',
  /** A picture, a document or anything else that holds no table, whatever its name ends in. */
  SPREADSHEET_NOT_ONE: 'SPREADSHEET_NOT_ONE',
  /** An xls of before 2007, or a workbook with a password: the two look alike from outside. */
  SPREADSHEET_OLD_OR_LOCKED: 'SPREADSHEET_OLD_OR_LOCKED',
  /** A table without any text, or no file content at all. */
  SPREADSHEET_EMPTY: 'SPREADSHEET_EMPTY',
  /** More rows or bytes than its purpose takes. */
  SPREADSHEET_TOO_LARGE: 'SPREADSHEET_TOO_LARGE',
  /** It ends in the middle, or its parts do not fit together. */
  SPREADSHEET_BROKEN: 'SPREADSHEET_BROKEN',
  /** A text in no encoding that is known here. */
  SPREADSHEET_ENCODING: 'SPREADSHEET_ENCODING',
  AWARD_NOT_FOUND: 'AWARD_NOT_FOUND',
  /** The award is not in the stage that the change needs. */
  AWARD_STAGE_CONFLICT: 'AWARD_STAGE_CONFLICT',
  /** Somebody has changed the award since it was read. */
  AWARD_CHANGED: 'AWARD_CHANGED',
  /** So many miss a condition that the places could not be filled from the first 2,000 looked at. */
  AWARD_TOO_STRICT: 'AWARD_TOO_STRICT',
  /** Nobody meets the conditions. */
  AWARD_WITHOUT_ANYBODY: 'AWARD_WITHOUT_ANYBODY',
  TOO_MANY_AWARDS: 'TOO_MANY_AWARDS',
  /** The list is not open to appeals: not published, or its days are over. */
  APPEAL_OVER: 'APPEAL_OVER',
  /** Who appeals is on the list already. */
  APPEAL_NEEDLESS: 'APPEAL_NEEDLESS',
  /** The appeal was answered meanwhile. */
  APPEAL_DECIDED: 'APPEAL_DECIDED',
  APPEAL_NOT_FOUND: 'APPEAL_NOT_FOUND',
  /** The caller is not on the published list. */
  NOT_HONOURED: 'NOT_HONOURED',
  /** The rules contradict themselves or change nothing; details.fault says how. */
  RULES_INVALID: 'RULES_INVALID',
  /** Somebody else has changed the rules since the draft was made, or it is not the caller's. */
  RULES_DRAFT_OUTDATED: 'RULES_DRAFT_OUTDATED',
  /** What the draft would change is not worked out yet. */
  RULES_PREVIEW_MISSING: 'RULES_PREVIEW_MISSING',
  /** A season has so many versions of its rules that it takes no more. */
  RULES_CHANGED_TOO_OFTEN: 'RULES_CHANGED_TOO_OFTEN',
  /** Points are given to somebody by somebody else. */
  POINTS_FOR_ONESELF: 'POINTS_FOR_ONESELF',
  /** Who asked for points cannot be the second person who confirms them. */
  SECOND_PERSON_NEEDED: 'SECOND_PERSON_NEEDED',
  /** A correction would leave less than nothing; details.score is what there is. */
  ADJUSTMENT_NOT_FOUND: 'ADJUSTMENT_NOT_FOUND',
  /** It was confirmed, declined, withdrawn or taken back meanwhile; details.status says what stands. */
  ADJUSTMENT_DECIDED: 'ADJUSTMENT_DECIDED',
  IMPORT_NOT_FOUND: 'IMPORT_NOT_FOUND',
  /** The columns of the template are not in the first row; details.column is the first that is missing. */
  IMPORT_COLUMNS_MISSING: 'IMPORT_COLUMNS_MISSING',
  /** This very file was counted before, or taken back as a whole; details.status. */
  IMPORT_COUNTED_BEFORE: 'IMPORT_COUNTED_BEFORE',
  /** Another file was counted since this one was read, so it has to be read again. */
  IMPORT_OUTDATED: 'IMPORT_OUTDATED',
  /** The batch is not in the state that this needs; details.status. */
  IMPORT_STATE_CONFLICT: 'IMPORT_STATE_CONFLICT',
  /** The task is not there, not published any more, or does not ask the caller. */
  TASK_NOT_FOUND: 'TASK_NOT_FOUND',
  /** Somebody has changed the task since it was read. */
  TASK_CHANGED: 'TASK_CHANGED',
  /** The task is not in the state that this needs. */
  TASK_STATE_CONFLICT: 'TASK_STATE_CONFLICT',
  /** What is asked for cannot be had in this season; details.fault says why. */
  TASK_INVALID: 'TASK_INVALID',
  TOO_MANY_TASKS: 'TOO_MANY_TASKS',
  /** The evidence was sent anew or decided since it was read. */
  EVIDENCE_CHANGED: 'EVIDENCE_CHANGED',
  EVIDENCE_PICTURE_NEEDED: 'EVIDENCE_PICTURE_NEEDED',
  SURVEY_NOT_FOUND: 'SURVEY_NOT_FOUND',
  /** Somebody has changed the survey since it was read. */
  SURVEY_CHANGED: 'SURVEY_CHANGED',
  /** The survey is not in the state that this needs, or takes no answers any more. */
  SURVEY_STATE_CONFLICT: 'SURVEY_STATE_CONFLICT',
  /** A question or the last day does not fit; details.fault and details.question say which. */
  SURVEY_INVALID: 'SURVEY_INVALID',
  TOO_MANY_SURVEYS: 'TOO_MANY_SURVEYS',
  /** One answer a member. */
  SURVEY_ANSWERED: 'SURVEY_ANSWERED',
  /** Results are worked out after the end alone. */
  SURVEY_NOT_OVER: 'SURVEY_NOT_OVER',
  /** The project is not there, or neither asks the caller's branch nor is kept by the caller. */
  PROJECT_NOT_FOUND: 'PROJECT_NOT_FOUND',
  /** Somebody has changed the project since it was read. */
  PROJECT_CHANGED: 'PROJECT_CHANGED',
  /** The project is not in the state that this needs, or takes no branches that join. */
  PROJECT_STATE_CONFLICT: 'PROJECT_STATE_CONFLICT',
  /** The plan of the project cannot stand; details.fault says why. */
  PROJECT_INVALID: 'PROJECT_INVALID',
  TOO_MANY_PROJECTS: 'TOO_MANY_PROJECTS',
  /** The branch does not take part. */
  PROJECT_WITHOUT_BRANCH: 'PROJECT_WITHOUT_BRANCH',
  /** The day lies before the season's preparations or is still to come. */
  PROJECT_DAY_INVALID: 'PROJECT_DAY_INVALID',
  /** The report was sent, decided or taken back since it was read. */
  PROJECT_REPORT_CHANGED: 'PROJECT_REPORT_CHANGED',
  VENUE_NOT_FOUND: 'VENUE_NOT_FOUND',
  /** Somebody has changed the venue since it was read. */
  VENUE_CHANGED: 'VENUE_CHANGED',
  /** A venue cannot belong to that one. */
  VENUE_PLACE_WRONG: 'VENUE_PLACE_WRONG',
  VENUES_FULL: 'VENUES_FULL',
  /** Of one branch. */
  TOO_MANY_VENUES: 'TOO_MANY_VENUES',
  /** The activity is not there, or not for the caller's organisations. */
  SERVICE_NOT_FOUND: 'SERVICE_NOT_FOUND',
  /** Somebody has changed the activity since it was read. */
  SERVICE_CHANGED: 'SERVICE_CHANGED',
  /** The activity is not in the state that this needs, or has begun. */
  SERVICE_STATE_CONFLICT: 'SERVICE_STATE_CONFLICT',
  /** Its times do not fit into the season; details.fault says why. */
  SERVICE_INVALID: 'SERVICE_INVALID',
  /** Every place is taken. */
  SERVICE_FULL: 'SERVICE_FULL',
  /** Fewer places than are taken. */
  SERVICE_PLACES_TAKEN: 'SERVICE_PLACES_TAKEN',
  /** It has not begun, so there are no hours yet. */
  SERVICE_NOT_YET: 'SERVICE_NOT_YET',
  /** The hours were told anew or decided since they were read. */
  SERVICE_HOURS_CHANGED: 'SERVICE_HOURS_CHANGED',
  /** They were corrected so often that the ledger takes no more; only points by hand are left. */
  SERVICE_EXHAUSTED: 'SERVICE_EXHAUSTED',
  TOO_MANY_SERVICES: 'TOO_MANY_SERVICES',
  /** A member has told of so much that nobody has looked at. */
  TOO_MANY_HOURS_WAITING: 'TOO_MANY_HOURS_WAITING',
  /** The store was too busy. Trying again is right: what may have been written is met again, never doubled. */
  BUSY: 'BUSY',
  /** A defect or an outage; details are in the log under the correlation id. */
  INTERNAL: 'INTERNAL',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Facts that a sentence needs, such as a time or a count. Never an identifier of a person. */
export type ErrorDetails = Readonly<Record<string, string | number>>;
