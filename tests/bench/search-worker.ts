import '../../main/search/search-worker'
