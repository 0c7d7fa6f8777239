"""`cqdiff review`, `cqdiff decisions`, `cqdiff agreement`."""
