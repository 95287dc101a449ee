export default definePageConfig({ navigationBarTitleText: '冬训学堂' });
