import type { UploadPurpose } from '../contract/vocabulary';

/**
 * A file that a person puts into the storage for one purpose. Collection `uploads`. The server chooses the path, so that nobody can
 * name somebody else's file as his own; functions take the id of an upload, never one of a file.
 */
export interface Upload {
  /** 32 hexadecimal digits that nobody can guess. */
  _id: string;
  memberId: string;
  purpose: UploadPurpose;
  /** As it was called on the person's machine; shown again, never a path. */
  fileName: string;
  cloudPath: string;
  beganAtMs: number;
  /** The file is deleted then, unless what it was for has taken it over. */
  expiresAtMs: number;
  /** The draft of a lecture that is taking it over: from then on only a look at the draft tells whether it is named. */
  draftId?: string;
  /** Both once it has arrived. */
  fileId?: string;
  bytes?: number;
}

/** What is taken for a purpose, and from whom. */
export interface UploadRule {
  extensions: readonly string[];
  mostBytes: number;
  /** Who may upload it: anybody on the roster, or only whoever holds a role. */
  by: 'member' | 'role';
}

const megabyte = 1024 * 1024;
/** What WeChat's check of pictures looks at, at most; phones make them fit (platform/fitting-picture). */
const pictures = { extensions: ['jpg', 'jpeg', 'png'], mostBytes: megabyte } as const;
const tables = { extensions: ['xlsx', 'csv'], mostBytes: 5 * megabyte, by: 'role' } as const;

export const uploadRules: Readonly<Record<UploadPurpose, UploadRule>> = {
  roster: tables,
  points: tables,
  quiz: tables,
  evidence: { ...pictures, by: 'member' },
  venue: { ...pictures, by: 'role' },
  // In parts (domain/coming-video.ts); ten minutes at 1.4 Mbit/s, and what WeChat's readFile takes on a phone.
  'lecture-video': { extensions: ['mp4'], mostBytes: 100 * megabyte, by: 'role' },
  'lecture-picture': { ...pictures, by: 'role' },
  'lecture-sound': { extensions: ['m4a', 'mp3'], mostBytes: 20 * megabyte, by: 'role' },
  'lecture-captions': { extensions: ['vtt', 'srt'], mostBytes: megabyte, by: 'role' },
};

/** Time to choose, send, preview and confirm. */
export const uploadLifeMs = 24 * 3_600_000;
/** More begun within an hour is not how people work. */
export const mostUploadsAnHour = 60;

/** The ending of a file's name, in lower case, without the dot. */
export const extensionOf = (fileName: string) =>
  /\.([A-Za-z0-9]{1,8})$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';

/** Whether it is a picture that others will see. */
export const isShownPicture = (purpose: UploadPurpose) =>
  uploadRules[purpose].extensions === pictures.extensions;

/** Where a picture stands once it was checked: a place that no client can write to, while whoever sent a file could put another there. */
export const picturePathOf = ({ cloudPath }: Pick<Upload, 'cloudPath'>) =>
  cloudPath.replace(/^uploads\//u, 'pictures/');

/** The path in the storage: the id alone, and an ending by which the storage knows the type. */
export const uploadPathOf = (uploadId: string, fileName: string) =>
  `uploads/${uploadId}.${extensionOf(fileName)}`;
