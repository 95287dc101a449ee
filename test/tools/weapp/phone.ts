import { PhoneFiles, type PutFile } from './phone-files';
import { ApiFailure, asynchronous } from './wx-api';

/** Where a function call goes; the real functions in a local cloud. */
export type CallFunction = (name: string, data: unknown) => Promise<unknown>;

/** What the app asked the phone to show. */
interface Shown {
  toasts: string[];
  modals: string[];
  titles: string[];
  loading: string | null;
}

type NetworkListener = (status: { isConnected: boolean; networkType: string }) => void;

/** The phone under a mini-program: storage, camera, network, vibration, and everything a test may ask or answer. */
export class Phone {
  readonly storage = new Map<string, unknown>();
  readonly shown: Shown = { toasts: [], modals: [], titles: [], loading: null };
  /** Commands the app gave to its videos, such as `seek 30`. */
  readonly videoCommands: string[] = [];
  /** What the camera reads next; without an entry the person closes the scanner. */
  readonly scans: string[] = [];
  /** How the next dialogs are answered; without an entry they are confirmed. */
  readonly modalAnswers: { confirm: boolean; content?: string }[] = [];
  vibrations = 0;
  /** What the app has asked of the screen; WeChat forgets the first when it goes to the background. */
  readonly screen = { keptOn: false, brightness: 0.5 };
  /** Calls reach the cloud and are carried out, but their answers get lost on the way back. */
  losesAnswers = false;
  /** What the owner has refused in WeChat's own dialogs. */
  readonly denied = new Set<'camera' | 'location' | 'messages' | 'privacy'>();
  /** How WeChat opens the app next: 1001 from its list, 1011 by its scanner, 1013 from a picture in the album. */
  entryScene = 1001;
  /** Every call so far, as `function.action`. */
  readonly calls: string[] = [];
  /** Function calls and sent files that have not been answered yet. */
  callsUnderWay = 0;
  private online = true;
  private held: Promise<void> | undefined;
  /** Whether the app asked to be started anew with the version that was loaded. */
  readonly update = { listeners: new Set<() => void>(), applied: false };
  private readonly networkListeners = new Set<NetworkListener>();
  private readonly appListeners = { show: new Set<() => void>(), hide: new Set<() => void>() };

  /** The cloud's storage, where the phone has one. */
  putFile: PutFile = () => Promise.reject(new ApiFailure('no storage'));
  readonly files = new PhoneFiles((cloudPath, content) =>
    this.underWay(this.putFile(cloudPath, content)),
  );

  constructor(
    private readonly callFunction: CallFunction,
    /** Size of text chosen in WeChat, in px; care mode has 23.8. */
    private readonly fontSizeSetting = 17,
  ) {}

  /** How the phone is connected while it is online. */
  networkType = 'wifi';

  /** Takes the phone off the network, or back; calls fail while it is off. */
  setOnline(online: boolean): void {
    this.online = online;
    const status = { isConnected: online, networkType: online ? this.networkType : 'none' };
    for (const listener of this.networkListeners) listener(status);
  }

  /** The app is gone: nobody is told anything any more. */
  forgetApp(): void {
    const { show, hide } = this.appListeners;
    for (const listeners of [this.networkListeners, this.update.listeners, show, hide])
      listeners.clear();
  }

  /** Calls wait in the phone, as where the signal is weak, until the answered function is called. */
  holdCalls(): () => void {
    let letGo: () => void = () => undefined;
    this.held = new Promise((resolve) => {
      letGo = () => {
        this.held = undefined;
        resolve();
      };
    });
    return letGo;
  }

  /** Brings the app to the background or back, as far as listeners of wx.onAppHide and onAppShow see. */
  sendToBackground(background: boolean): void {
    if (background) this.screen.keptOn = false;
    for (const listener of background ? this.appListeners.hide : this.appListeners.show) listener();
  }

  /** WeChat has loaded a newer version of the app beside the running one. */
  loadNewVersion(): void {
    for (const listener of this.update.listeners) listener();
  }

  /** Everything of `wx` that does not concern pages. */
  api(): Record<string, unknown> {
    return {
      ...this.storageApi(),
      ...this.dialogApi(),
      ...this.deviceApi(),
      ...this.networkApi(),
      ...this.files.api(),
      cloud: this.cloudApi(),
    };
  }

  private storageApi(): Record<string, unknown> {
    const { storage } = this;
    return {
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => {
        // What is stored is a copy, as on a phone.
        storage.set(key, JSON.parse(JSON.stringify(value)) as unknown);
      },
      removeStorageSync: (key: string) => {
        storage.delete(key);
      },
      clearStorageSync: () => storage.clear(),
      getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
      getStorage: asynchronous<{ key: string }>('getStorage', ({ key }) => {
        if (!storage.has(key)) throw new ApiFailure('data not found');
        return { data: storage.get(key) };
      }),
      setStorage: asynchronous<{ key: string; data: unknown }>('setStorage', ({ key, data }) => {
        storage.set(key, JSON.parse(JSON.stringify(data)));
      }),
      removeStorage: asynchronous<{ key: string }>('removeStorage', ({ key }) => {
        storage.delete(key);
      }),
    };
  }

  private dialogApi(): Record<string, unknown> {
    const { shown } = this;
    return {
      showToast: asynchronous<{ title: string }>('showToast', ({ title }) => {
        shown.toasts.push(title);
      }),
      hideToast: asynchronous('hideToast', () => undefined),
      showLoading: asynchronous<{ title: string }>('showLoading', ({ title }) => {
        shown.loading = title;
      }),
      hideLoading: asynchronous('hideLoading', () => {
        shown.loading = null;
      }),
      showModal: asynchronous<{ title?: string; content?: string }>('showModal', (modal) => {
        shown.modals.push([modal.title, modal.content].filter(Boolean).join(' '));
        const answer = this.modalAnswers.shift() ?? { confirm: true };
        return {
          confirm: answer.confirm,
          cancel: !answer.confirm,
          content: answer.content ?? null,
        };
      }),
      setNavigationBarTitle: asynchronous<{ title: string }>('setNavigationBarTitle', (bar) => {
        shown.titles.push(bar.title);
      }),
    };
  }

  private deviceApi(): Record<string, unknown> {
    const appBase = {
      SDKVersion: '3.5.0',
      language: 'zh_CN',
      fontSizeSetting: this.fontSizeSetting,
    };
    const window = {
      windowWidth: 390,
      windowHeight: 763,
      screenWidth: 390,
      screenHeight: 844,
      statusBarHeight: 47,
      pixelRatio: 3,
      safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
    };
    const device = { platform: 'ios', system: 'iOS 17.4', model: 'iPhone', brand: 'iPhone' };
    return {
      getAppBaseInfo: () => appBase,
      getWindowInfo: () => window,
      getDeviceInfo: () => device,
      getSystemInfoSync: () => ({ ...appBase, ...window, ...device }),
      getSystemInfo: asynchronous('getSystemInfo', () => ({ ...appBase, ...window, ...device })),
      vibrateShort: asynchronous('vibrateShort', () => {
        this.vibrations += 1;
      }),
      ...this.permissionApi(),
      scanCode: asynchronous('scanCode', () => {
        if (this.denied.has('camera')) throw new ApiFailure('auth deny');
        const result = this.scans.shift();
        if (result === undefined) throw new ApiFailure('cancel');
        return { result, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' };
      }),
      getUpdateManager: () => ({
        onUpdateReady: (listener: () => void) => this.update.listeners.add(listener),
        applyUpdate: () => {
          this.update.applied = true;
        },
      }),
      createVideoContext: (id: string) => this.videoContext(id),
      setKeepScreenOn: asynchronous<{ keepScreenOn: boolean }>('setKeepScreenOn', (wish) => {
        this.screen.keptOn = wish.keepScreenOn;
      }),
      setScreenBrightness: asynchronous<{ value: number }>('setScreenBrightness', ({ value }) => {
        this.screen.brightness = value;
      }),
      getScreenBrightness: asynchronous('getScreenBrightness', () => ({
        value: this.screen.brightness,
      })),
    };
  }

  private permissionApi(): Record<string, unknown> {
    return {
      requirePrivacyAuthorize: asynchronous('requirePrivacyAuthorize', () => {
        if (this.denied.has('privacy'))
          throw new ApiFailure('privacy permission is not authorized');
      }),
      getLocation: asynchronous('getLocation', () => {
        if (this.denied.has('location')) throw new ApiFailure('auth deny');
        return { latitude: 34.2, longitude: 117.2, accuracy: 20 };
      }),
      chooseLocation: asynchronous('chooseLocation', () => {
        if (this.denied.has('location')) throw new ApiFailure('auth deny');
        const place = { name: '市民广场', address: '人民路 1 号' };
        return { ...place, latitude: 34.21, longitude: 117.21 };
      }),
      openLocation: asynchronous('openLocation', () => undefined),
      makePhoneCall: asynchronous('makePhoneCall', () => undefined),
      requestSubscribeMessage: asynchronous<{ tmplIds: string[] }>(
        'requestSubscribeMessage',
        ({ tmplIds }) => {
          const answer = this.denied.has('messages') ? 'reject' : 'accept';
          return Object.fromEntries(tmplIds.map((id) => [id, answer]));
        },
      ),
    };
  }

  private videoContext(id: string): Record<string, (value?: number) => void> {
    const commands = ['play', 'pause', 'stop', 'seek', 'playbackRate', 'requestFullScreen'];
    return Object.fromEntries(
      [...commands, 'exitFullScreen'].map((command) => [
        command,
        (value?: number) => {
          this.videoCommands.push(
            [id, command, value].filter((word) => word !== undefined).join(' '),
          );
        },
      ]),
    );
  }

  private networkApi(): Record<string, unknown> {
    return {
      getNetworkType: asynchronous('getNetworkType', () => ({
        networkType: this.online ? this.networkType : 'none',
      })),
      onNetworkStatusChange: (listener: NetworkListener) => this.networkListeners.add(listener),
      offNetworkStatusChange: (listener: NetworkListener) => this.networkListeners.delete(listener),
      onAppShow: (listener: () => void) => this.appListeners.show.add(listener),
      offAppShow: (listener: () => void) => this.appListeners.show.delete(listener),
      onAppHide: (listener: () => void) => this.appListeners.hide.add(listener),
      offAppHide: (listener: () => void) => this.appListeners.hide.delete(listener),
    };
  }

  private cloudApi(): Record<string, unknown> {
    let opened = false;
    return {
      init: () => {
        opened = true;
      },
      uploadFile: this.files.uploadFile.bind(this.files),
      callFunction: asynchronous<{ name: string; data: unknown }>(
        'cloud.callFunction',
        async ({ name, data }) => {
          if (!opened) throw new ApiFailure('Cloud API is not enabled, call wx.cloud.init first');
          if (!this.online) throw new ApiFailure('request:fail interrupted');
          this.calls.push(`${name}.${String((data as { action?: unknown }).action)}`);
          await this.held;
          const result = await this.underWay(this.callFunction(name, data));
          if (this.losesAnswers) throw new ApiFailure('request:fail timeout');
          return { result, requestID: 'r' };
        },
      ),
    };
  }

  private async underWay<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.callsUnderWay += 1;
    try {
      return await answer;
    } finally {
      this.callsUnderWay -= 1;
    }
  }
}
