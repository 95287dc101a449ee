export default definePageConfig({ navigationBarTitleText: '线上直播' });
