// The readers of the single exports; each in a file of its own. All take a table with a header, fill the
// sites, and report through the table.
#pragma once

#include "graphs/export_model.h"
#include "graphs/export_table.h"

namespace sitemode {

// True for the columns of the planning worksheet.
bool is_worksheet(ExportTable& table);

void read_site_rows(ExportTable& table, ExportedSites& sites);
void read_worksheet_rows(ExportTable& table, ExportedSites& sites);

void read_mode_rows(ExportTable& table, RowSites& sites);

// Roles of sites that `roles` lists; `points`, which may be null, says what their distribution points can do.
void read_role_rows(ExportTable& roles, ExportTable* points, ExportedSites& sites, Diagnostics& diagnostics);

void read_client_rows(ExportTable& table, RowSites& sites);

} // namespace sitemode
