export { ServerClock, type Clock } from './clock';
export { CloudError, type CloudErrorCode } from './cloud-error';
export { DataFileError, resetDataDir } from './database/data-file';
export type { Document, StoredDocument } from './database/values';
export type { Caller } from './functions/caller';
export type { DemoPerson, ShownPerson } from './http-front/demo-person';
export { startHttpFront, type HttpFront, type HttpFrontOptions } from './http-front/server';
export { startLocalCloud, type LocalCloud, type LocalCloudOptions } from './local-cloud';
export type { OpenApiCall } from './openapi/service';
