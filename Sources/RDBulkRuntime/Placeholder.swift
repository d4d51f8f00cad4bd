import RDBulkCore
