export default definePageConfig({ navigationBarTitleText: '微课', enableShareAppMessage: true });
