import { ApiFailure, asynchronous, type ApiOptions } from './wx-api';

/** A file that the owner can pick. */
export interface PhoneFile {
  name: string;
  content: Uint8Array;
  /** Where only the size matters, bytes; it cannot be read then. */
  size?: number;
}

/** What WeChat's documents say of FileSystemManager: the largest file that readFile takes, and all of an app's own files. */
const mostReadBytes = 100 * 1024 * 1024;
const mostOwnBytes = 200 * 1024 * 1024;
const ownFolder = 'wxfile://usr';

/** Puts a file into the cloud's storage; answers its id. */
export type PutFile = (cloudPath: string, content: Uint8Array) => Promise<string>;

interface Range {
  filePath: string;
  position?: number;
  length?: number;
}

/** The files of a phone: what its owner picks from album and chats, the app's own folder, and the way to the cloud's storage. */
export class PhoneFiles {
  /** What is picked next from the album and from a chat; without an entry the person closes the choice. */
  readonly album: PhoneFile[] = [];
  readonly chat: PhoneFile[] = [];
  /** The options with which WeChat's choices were opened. */
  readonly choices: Record<string, unknown>[] = [];
  /** So many of the next sendings break off. */
  breaks = 0;
  /** Most bytes that the app's own folder has held. */
  mostOwn = 0;
  private readonly files = new Map<string, PhoneFile>();

  constructor(private readonly put: PutFile) {}

  /** Files in the app's own folder. */
  get own(): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith(ownFolder));
  }

  api(): Record<string, unknown> {
    return {
      env: { USER_DATA_PATH: ownFolder },
      chooseMedia: asynchronous<Record<string, unknown>>('chooseMedia', (options) => {
        const { path, size } = this.picked(this.album, 'tmp', options);
        const film = { duration: 28.5, width: 1280, height: 720, thumbTempFilePath: '' };
        return {
          tempFiles: [{ tempFilePath: path, size, fileType: 'video', ...film }],
          type: 'video',
        };
      }),
      chooseMessageFile: asynchronous<Record<string, unknown>>('chooseMessageFile', (options) => {
        const { path, size, name } = this.picked(this.chat, 'tmp/chat', options);
        return { tempFiles: [{ path, size, name, type: 'file', time: 0 }] };
      }),
      getFileSystemManager: () => this.manager(),
    };
  }

  /** Of wx.cloud: with callbacks it answers a task. */
  uploadFile(options: { cloudPath: string; filePath: string } & ApiOptions) {
    const listeners: ((told: { progress: number }) => void)[] = [];
    const upload = asynchronous<{ cloudPath: string; filePath: string }>(
      'cloud.uploadFile',
      async ({ cloudPath, filePath }) => {
        if (this.breaks > 0) {
          this.breaks -= 1;
          throw new ApiFailure('uploadFile:fail timeout');
        }
        const fileID = await this.put(cloudPath, this.fileAt(filePath).content);
        for (const listener of listeners) listener({ progress: 100 });
        return { fileID, statusCode: 200 };
      },
    );
    void upload(options);
    return {
      onProgressUpdate: (listener: (told: { progress: number }) => void) =>
        listeners.push(listener),
      abort: () => undefined,
    };
  }

  private picked(from: PhoneFile[], folder: string, options: Record<string, unknown>) {
    this.choices.push(options);
    const file = from.shift();
    if (!file) throw new ApiFailure('cancel');
    const path = `wxfile://${folder}/${file.name}`;
    this.files.set(path, file);
    return { path, name: file.name, size: file.size ?? file.content.length };
  }

  private fileAt(path: string): PhoneFile {
    const file = this.files.get(path);
    if (!file) throw new ApiFailure(`no such file or directory, open ${path}`);
    return file;
  }

  private manager(): Record<string, unknown> {
    return {
      readFile: asynchronous<Range>('readFile', ({ filePath, position = 0, length }) => {
        const { content, size = content.length } = this.fileAt(filePath);
        if (size > mostReadBytes) throw new ApiFailure('the file size exceeds the limit');
        if (size !== content.length) throw new ApiFailure('permission denied');
        const to = position + (length ?? size - position);
        if (position < 0 || position >= size || to > size || to <= position)
          throw new ApiFailure('Invalid argument');
        return { data: content.slice(position, to).buffer };
      }),
      writeFile: asynchronous<{ filePath: string; data: ArrayBuffer }>(
        'writeFile',
        ({ filePath, data }) => {
          if (!filePath.startsWith(ownFolder)) throw new ApiFailure('permission denied');
          const kept = this.own.filter((path) => path !== filePath);
          const all = kept.reduce((sum, path) => sum + this.fileAt(path).content.length, 0);
          if (all + data.byteLength > mostOwnBytes)
            throw new ApiFailure('the maximum size of the file storage limit is exceeded');
          this.files.set(filePath, { name: filePath, content: new Uint8Array(data) });
          this.mostOwn = Math.max(this.mostOwn, all + data.byteLength);
        },
      ),
      unlink: asynchronous<{ filePath: string }>('unlink', ({ filePath }) => {
        this.fileAt(filePath);
        this.files.delete(filePath);
      }),
      getFileInfo: asynchronous<{ filePath: string }>('getFileInfo', ({ filePath }) => ({
        size: this.fileAt(filePath).content.length,
      })),
    };
  }
}
