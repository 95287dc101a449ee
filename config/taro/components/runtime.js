// Runs inside the mini-program: what Taro's own module for WeChat does, but for its tables of components.
import { mergeReconciler } from '@tarojs/shared';
import { hostConfig } from '@tarojs/plugin-platform-weapp/dist/runtime-utils';

mergeReconciler(hostConfig);
