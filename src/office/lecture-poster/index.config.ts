export default definePageConfig({ navigationBarTitleText: '学习码海报' });
