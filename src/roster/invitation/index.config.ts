export default definePageConfig({ navigationBarTitleText: '加入码' });
