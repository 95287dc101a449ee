/** What is used of `miniprogram-ci`, in the shapes of its documentation. */
export interface Uploader {
  Project: new (options: {
    appid: string;
    type: 'miniProgram';
    projectPath: string;
    privateKeyPath: string;
  }) => object;
  upload: (options: Upload) => Promise<unknown>;
  preview: (
    options: Upload & { qrcodeFormat: 'image'; qrcodeOutputDest: string },
  ) => Promise<unknown>;
  cloud: {
    uploadFunction: (options: {
      project: object;
      env: string;
      name: string;
      path: string;
      remoteNpmInstall: boolean;
    }) => Promise<unknown>;
  };
}

interface Upload {
  project: object;
  version: string;
  desc: string;
  setting: Record<string, boolean>;
}
