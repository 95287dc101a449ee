export default definePageConfig({ navigationBarTitleText: '人工加分' });
