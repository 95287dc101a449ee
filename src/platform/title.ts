import Taro from '@tarojs/taro';

/** Sets the title of the page: the navigation bar in WeChat, the tab's name in a browser. */
export function setTitle(title: string): void {
  void Taro.setNavigationBarTitle({ title });
}
