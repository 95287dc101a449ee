export default definePageConfig({ navigationBarTitleText: '加入说明' });
