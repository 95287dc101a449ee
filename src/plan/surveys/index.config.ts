export default definePageConfig({ navigationBarTitleText: '训前调研' });
