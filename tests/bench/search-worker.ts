import '../../main/query/search-worker'
