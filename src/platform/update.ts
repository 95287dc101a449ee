import Taro from '@tarojs/taro';

interface UpdateWords {
  title: string;
  text: string;
  restart: string;
  later: string;
}

/** Offers to start anew once WeChat has loaded a newer version beside the running one. What waits in the phone's storage stays. */
export function offerUpdate({ title, text, restart, later }: UpdateWords): void {
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() => {
    void Taro.showModal({ title, content: text, confirmText: restart, cancelText: later }).then(
      ({ confirm }) => {
        if (confirm) manager.applyUpdate();
      },
    );
  });
}
