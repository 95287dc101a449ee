export default definePageConfig({ navigationBarTitleText: '讲师库' });
