"""For tests only, and no part of the image: tokens as AWS signs them, and the gate as a server sees it."""
