import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  faultsOfPrivacy,
  faultsOfVersions,
  isNewer,
  usesIn,
  versionsOfInterfaces,
} from '../../config/check-weapp/interfaces';
import { privateInterfaces } from '../../config/check-weapp/private-interfaces';
import { faultsOfScripts } from '../../config/check-weapp/scripts';
import { faultsOfStructure } from '../../config/check-weapp/structure';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'check-weapp-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, content: string | object): void {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
}

const app = () => ({
  pages: ['pages/home/index', 'pages/me/index'],
  subPackages: [{ root: 'study', pages: ['book/index'] }],
  tabBar: {
    custom: false,
    color: '#6F655C',
    selectedColor: '#1F1A17',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  window: { navigationBarTitleText: '冬训学堂' },
  permission: { 'scope.userLocation': { desc: '用于核对是否在现场' } },
  requiredPrivateInfos: ['getLocation'],
  lazyCodeLoading: 'requiredComponents',
  usingComponents: {},
});

function writeApp(config: object): void {
  write('app.json', config);
  for (const page of ['pages/home/index', 'pages/me/index', 'study/book/index'])
    for (const [ending, content] of [
      ['js', ''],
      ['json', '{}'],
      ['wxml', '<view/>'],
    ] as const)
      write(`${page}.${ending}`, content);
}

describe('the structure', () => {
  it('of a good app has no fault', () => {
    writeApp(app());
    expect(faultsOfStructure(root)).toEqual([]);
  });

  it.each<[string, () => void, string | RegExp]>([
    [
      'a key that WeChat does not know',
      () => writeApp({ ...app(), pagess: [] }),
      /app\.json: .*[Uu]nrecognized key.*pagess/u,
    ],
    [
      'a tab in a sub-package',
      () => {
        const one = app();
        one.tabBar.list.push({ pagePath: 'study/book/index', text: '明细' });
        writeApp(one);
      },
      'app.json: the tab study/book/index is no page of the main package',
    ],
    [
      'a page without a template',
      () => {
        writeApp(app());
        rmSync(path.join(root, 'study/book/index.wxml'));
      },
      'study/book/index.wxml is missing',
    ],
    [
      'a component that is not there',
      () => {
        writeApp(app());
        write('pages/me/index.json', { usingComponents: { ring: '../../native/ring/index' } });
      },
      'pages/me/index.json: the component ring is not at native/ring/index',
    ],
    [
      'a page that is named twice',
      () => writeApp({ ...app(), pages: [...app().pages, 'pages/me/index'] }),
      'app.json: pages/me/index is named twice',
    ],
    [
      'a colour in words',
      () => writeApp({ ...app(), window: { backgroundColor: 'white' } }),
      /app\.json: window\.backgroundColor/u,
    ],
  ])('with %s is refused', (_case, make, fault) => {
    make();
    const faults = faultsOfStructure(root);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });
});

describe('a script', () => {
  it.each([
    ['window.location', "1:1: 'window' is not defined."],
    ['new URL("x")', "1:5: 'URL' is not defined."],
    ['eval("1")', /eval can be harmful/u],
    ['new Function("return 1")', /Function constructor/u],
    ['setTimeout("go()", 1)', /[Ii]mplied eval/u],
  ])('with %s is refused', (text, fault) => {
    write('a.js', text);
    const faults = faultsOfScripts(root, ['a.js']);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatch(fault);
  });

  it.each([
    'wx.login(); getApp().x = Promise.resolve(1); setTimeout(() => console.log(1), 5);',
    'var f = typeof MessageChannel === "function" ? new MessageChannel() : null;',
    'module.exports = require("./b");',
  ])('with what a phone has is well: %s', (text) => {
    write('a.js', text);
    expect(faultsOfScripts(root, ['a.js'])).toEqual([]);
  });
});

describe('interfaces', () => {
  const uses = (text: string) => {
    write('one.ts', text);
    return usesIn([path.join(root, 'one.ts')]);
  };

  it('knows since when WeChat has them', () => {
    const versions = versionsOfInterfaces();
    expect(versions.get('chooseMessageFile')).toBe('2.5.0');
    expect(versions.size).toBeGreaterThan(150);
    expect(versions.has('request')).toBe(false);
  });

  it.each([
    ['Taro.chooseMessageFile({})', []],
    ['wx.requirePrivacyAuthorize({})', ['one.ts:1: requirePrivacyAuthorize needs base library']],
    ['wx.requirePrivacyAuthorize?.({})', []],
    ["if (Taro.canIUse('requirePrivacyAuthorize')) wx.requirePrivacyAuthorize({})", []],
  ])('%s', (text, faults) => {
    expect(faultsOfVersions(uses(text)).map((one) => one.replace(/ \d.*$/u, ''))).toEqual(faults);
  });

  it.each([
    ['2.10.0', '2.9.3', true],
    ['2.9.3', '2.10.0', false],
    ['3.0.0', '3.0.0', false],
  ])('%s is newer than %s: %s', (a, b, answer) => {
    expect(isNewer(a, b)).toBe(answer);
  });
});

describe('privacy', () => {
  const declared = Object.entries(privateInterfaces)
    .filter(([, one]) => one.declared !== undefined)
    .map(([name]) => name);
  const locations = ['getLocation', 'chooseLocation'];
  const used = (names: string[]) =>
    names.map((name) => ({ name, file: 'a.ts', line: 1, guarded: false }));
  const faults = (names: string[], required = locations) =>
    faultsOfPrivacy(used(names), new Set(), required);

  it('that is declared as it is used has no fault', () => {
    expect(faults(declared)).toEqual([]);
  });

  it.each([
    [[...declared, 'getWeRunData'], locations, ['getWeRunData is used and not declared']],
    [
      declared.filter((name) => name !== 'scanCode'),
      locations,
      ['scanCode is declared and not used'],
    ],
    [declared, ['chooseLocation'], ['getLocation is not among requiredPrivateInfos of app.json']],
    [declared, ['getLocation'], ['chooseLocation is not among requiredPrivateInfos of app.json']],
  ])('of %j with %j', (names, required, expected) => {
    expect(faults(names, required)).toEqual(expected);
  });

  it('counts a component as a use', () => {
    expect(faultsOfPrivacy(used(declared), new Set(['camera']), locations)).toEqual([
      'camera is used and not declared',
    ]);
  });
});
