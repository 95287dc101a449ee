import * as z from 'zod';
import { lineOfText } from './fields';
import { uploadPurposes } from './vocabulary';

export const uploadIdField = z.string().regex(/^[0-9a-f]{32}$/u);

export const uploadRequests = {
  /** Asks for a place to put a file; the platform's own upload then takes it there. */
  begin: z.strictObject({
    purpose: z.enum(uploadPurposes),
    fileName: lineOfText(120),
    bytes: z.int().min(1).max(1_000_000_000),
  }),
  /** Says that it has arrived, under the id that the storage gave it. */
  finish: z.strictObject({
    uploadId: uploadIdField,
    fileId: z
      .string()
      .regex(/^cloud:\/\/[A-Za-z0-9.-]{1,120}\/uploads\/[0-9a-f]{32}\.[a-z0-9]{1,8}$/u),
  }),
};

export interface UploadResponses {
  begin: { uploadId: string; cloudPath: string };
  finish: { uploadId: string; fileName: string; bytes: number };
}
