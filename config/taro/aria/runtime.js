// Runs inside the mini-program: without it the runtime would not send the attributes that the templates know.
import { mergeInternalComponents } from '@tarojs/shared';
import attributes from './attributes.json';

mergeInternalComponents(attributes);
