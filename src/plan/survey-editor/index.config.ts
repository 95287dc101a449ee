export default definePageConfig({ navigationBarTitleText: '编辑调研' });
