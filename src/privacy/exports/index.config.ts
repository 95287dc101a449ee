export default definePageConfig({ navigationBarTitleText: '谁导出过' });
